"""Addresses of the applicant's own pages."""

from django.urls import path

from applications.views import citizen, contact, drafts, household, keeping, messages, scans, uploading, who_opened

urlpatterns = [
    path("", citizen.my_applications, name="my"),
    path("new/", drafts.start, name="new"),
    path("new/<slug:code>/", drafts.choose_category, name="new-category"),
    path("drafts/<int:pk>/", drafts.task_list, name="draft"),
    path("drafts/<int:pk>/residence/", drafts.residence, name="draft-residence"),
    path("drafts/<int:pk>/residence/<slug:code>/", drafts.category, name="draft-category"),
    path("drafts/<int:pk>/person/", drafts.person, name="draft-person"),
    path("drafts/<int:pk>/family/", household.own(household.members), name="draft-household"),
    path("drafts/<int:pk>/family/add/", household.own(household.add), name="draft-household-add"),
    path("drafts/<int:pk>/family/sum/", household.own(household.summary), name="draft-household-sum"),
    path("drafts/<int:pk>/family/own/", household.own(household.own_income), name="draft-household-own"),
    path("drafts/<int:pk>/family/<int:member>/", household.own(household.change), name="draft-household-member"),
    path("drafts/<int:pk>/family/<int:member>/income/", household.own(household.income), name="draft-household-income"),
    path("drafts/<int:pk>/family/<int:member>/remove/", household.own(household.remove), name="draft-household-remove"),
    path("drafts/<int:pk>/account/", drafts.account, name="draft-account"),
    path("drafts/<int:pk>/words/", drafts.words, name="draft-words"),
    path("drafts/<int:pk>/way/", drafts.way, name="draft-way"),
    path("drafts/<int:pk>/keep/<slug:step>/", keeping.keep, name="draft-keep"),
    path("drafts/<int:pk>/documents/", uploading.draft_documents, name="draft-documents"),
    path("drafts/<int:pk>/check/", drafts.check_answers, name="draft-check"),
    path("drafts/<int:pk>/discard/", drafts.discard, name="draft-discard"),
    path("documents/<int:pk>/<int:no>/", uploading.document, name="document"),
    path("documents/<int:pk>/<int:no>/reuse/<int:earlier>/", uploading.take_over, name="document-reuse"),
    path("scans/<int:pk>/", scans.scan, name="scan"),
    path("scans/<int:pk>/preview/", scans.preview, name="scan-preview"),
    path("scans/<int:pk>/turn/", scans.turn, name="scan-turn"),
    path("scans/<int:pk>/shift/", scans.shift, name="scan-shift"),
    path("scans/<int:pk>/remove/", scans.remove_scan, name="scan-remove"),
    path("cases/<slug:number>/", citizen.my_case, name="my-case"),
    path("cases/<slug:number>/messages/", messages.mine, name="my-case-messages"),
    path("cases/<slug:number>/contact/", contact.contact, name="my-case-contact"),
    path("cases/<slug:number>/opened/", who_opened.who_opened, name="my-case-opened"),
    path("cases/<slug:number>/complete/", citizen.complete, name="my-case-complete"),
    path("cases/<slug:number>/withdraw/", citizen.withdraw, name="my-case-withdraw"),
    path("cases/<slug:number>/prints/<int:pk>/", scans.case_print, name="my-print"),
]
