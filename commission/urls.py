"""Addresses of sittings; they live in the namespace `desk` under sittings/."""

from django.urls import path

from commission.views import desk, member, paper, points

urlpatterns = [
    path("", desk.sittings, name="sittings"),
    path("new/", desk.plan, name="sitting-new"),
    path("on-paper/<slug:number>/", paper.minutes_on_paper, name="minutes-on-paper"),
    path("<int:pk>/", desk.sitting, name="sitting"),
    path("<int:pk>/attendance/", desk.attendance, name="sitting-attendance"),
    path("<int:pk>/agenda/", desk.put_on_agenda, name="sitting-agenda"),
    path("<int:pk>/close/", desk.close, name="sitting-close"),
    path("<int:pk>/minutes/", desk.minutes, name="sitting-minutes"),
    path("<int:pk>/points/<int:position>/", points.agenda_point, name="agenda-point"),
    path("<int:pk>/points/<int:position>/recusals/", points.recuse, name="agenda-recusals"),
    path("<int:pk>/points/<int:position>/motions/", points.propose, name="agenda-motions"),
    path("<int:pk>/points/<int:position>/motions/<int:number>/votes/", points.record_votes, name="agenda-votes"),
    path("<int:pk>/points/<int:position>/motions/<int:number>/my-vote/", member.vote, name="agenda-my-vote"),
    path("<int:pk>/points/<int:position>/put-off/", points.put_off, name="agenda-put-off"),
    path("<int:pk>/points/<int:position>/take-off/", points.take_off, name="agenda-take-off"),
]
