"""Addresses of the applicant's own pages."""

from django.urls import path

from applications.views import acting, citizen, drafts, people, scans

urlpatterns = [
    path("", citizen.my_applications, name="my"),
    path("new/", drafts.start, name="new"),
    path("new/<slug:code>/", drafts.choose_category, name="new-category"),
    path("drafts/<int:pk>/", drafts.task_list, name="draft"),
    path("drafts/<int:pk>/residence/", drafts.residence, name="draft-residence"),
    path("drafts/<int:pk>/residence/<slug:code>/", drafts.category, name="draft-category"),
    path("drafts/<int:pk>/for-whom/", acting.for_whom, name="draft-for-whom"),
    path("drafts/<int:pk>/acting/", acting.acting, name="draft-acting"),
    path("drafts/<int:pk>/person/", drafts.person, name="draft-person"),
    path("drafts/<int:pk>/account/", drafts.account, name="draft-account"),
    path("drafts/<int:pk>/words/", drafts.words, name="draft-words"),
    path("drafts/<int:pk>/way/", drafts.way, name="draft-way"),
    path("drafts/<int:pk>/documents/", scans.draft_documents, name="draft-documents"),
    path("drafts/<int:pk>/check/", drafts.check_answers, name="draft-check"),
    path("drafts/<int:pk>/discard/", drafts.discard, name="draft-discard"),
    path("people/", people.people, name="people"),
    path("people/new/", people.new_person, name="person-new"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/end/", people.end, name="person-end"),
    path("documents/<int:pk>/<int:no>/", scans.document, name="document"),
    path("scans/<int:pk>/", scans.scan, name="scan"),
    path("scans/<int:pk>/remove/", scans.remove_scan, name="scan-remove"),
    path("cases/<slug:number>/", citizen.my_case, name="my-case"),
    path("cases/<slug:number>/complete/", citizen.complete, name="my-case-complete"),
    path("cases/<slug:number>/withdraw/", citizen.withdraw, name="my-case-withdraw"),
    path("cases/<slug:number>/prints/<int:pk>/", scans.case_print, name="my-print"),
]
