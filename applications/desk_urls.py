"""Addresses of the desk's acts on a case; they live in the namespace `desk`."""

from django.urls import path

from applications.views import desk, desk_acting, household, messages, passing, revoking, scans, uploading, worklist

urlpatterns = [
    path("cases/", worklist.worklist, name="cases"),
    path("counter/", desk.counter, name="counter"),
    path("cases/<slug:number>/family/", household.at_desk(household.members), name="household"),
    path("cases/<slug:number>/family/add/", household.at_desk(household.add), name="household-add"),
    path("cases/<slug:number>/family/sum/", household.at_desk(household.summary), name="household-sum"),
    path("cases/<slug:number>/family/own/", household.at_desk(household.own_income), name="household-own"),
    path("cases/<slug:number>/family/<int:member>/", household.at_desk(household.change), name="household-member"),
    path(
        "cases/<slug:number>/family/<int:member>/income/",
        household.at_desk(household.income),
        name="household-income",
    ),
    path(
        "cases/<slug:number>/family/<int:member>/remove/",
        household.at_desk(household.remove),
        name="household-remove",
    ),
    path("cases/<slug:number>/documents/<int:no>/add/", uploading.desk_document, name="document-add"),
    path("cases/<slug:number>/accept-all/", desk.accept_all, name="accept-all"),
    path("cases/<slug:number>/register/", desk.register, name="register"),
    path("cases/<slug:number>/return/", desk.return_for_completion, name="return"),
    path("cases/<slug:number>/complete/", desk.complete, name="complete"),
    path("cases/<slug:number>/stop/", desk.stop, name="stop"),
    path("cases/<slug:number>/sign/", desk.sign, name="sign"),
    path("cases/<slug:number>/hand-over/", desk.hand_over, name="hand-over"),
    path("cases/<slug:number>/post/", desk.post_result, name="post"),
    path("cases/<slug:number>/came-back/", desk.note_return, name="came-back"),
    path("messages/", messages.waiting, name="messages"),
    path("cases/<slug:number>/messages/", messages.desk, name="case-messages"),
    path("cases/<slug:number>/messages/no-answer/", messages.set_aside, name="case-messages-set-aside"),
    path("cases/<slug:number>/notes/", messages.note, name="note"),
    path("cases/<slug:number>/assign/", passing.assign, name="assign"),
    path("cases/<slug:number>/pass-on/", passing.pass_on, name="pass-on"),
    path("cases/<slug:number>/withdraw/", passing.withdraw, name="withdraw"),
    path("cases/<slug:number>/end-representation/", desk_acting.end_representation, name="representation-end"),
    path("cases/<slug:number>/prints/<int:pk>/", scans.case_print, name="print"),
    path("cases/<slug:number>/prints/<int:pk>/revoke/", revoking.revoke_print, name="print-revoke"),
]
