"""Addresses of the desk's acts on a case; they live in the namespace `desk`."""

from django.urls import path

from applications.views import desk, desk_acting, scans, worklist

urlpatterns = [
    path("cases/", worklist.worklist, name="cases"),
    path("counter/", desk.counter, name="counter"),
    path("cases/<slug:number>/documents/<int:no>/", desk.check_document, name="document-check"),
    path("cases/<slug:number>/documents/<int:no>/add/", scans.desk_document, name="document-add"),
    path("cases/<slug:number>/accept-all/", desk.accept_all, name="accept-all"),
    path("cases/<slug:number>/register/", desk.register, name="register"),
    path("cases/<slug:number>/return/", desk.return_for_completion, name="return"),
    path("cases/<slug:number>/complete/", desk.complete, name="complete"),
    path("cases/<slug:number>/stop/", desk.stop, name="stop"),
    path("cases/<slug:number>/sign/", desk.sign, name="sign"),
    path("cases/<slug:number>/hand-over/", desk.hand_over, name="hand-over"),
    path("cases/<slug:number>/post/", desk.post_result, name="post"),
    path("cases/<slug:number>/came-back/", desk.note_return, name="came-back"),
    path("cases/<slug:number>/end-representation/", desk_acting.end_representation, name="representation-end"),
    path("cases/<slug:number>/prints/<int:pk>/", scans.case_print, name="print"),
]
