"""The pages of payments at the desk."""

from django.urls import path

from payments.views import desk

urlpatterns = [
    path("", desk.payments, name="payments"),
    path("<int:pk>/", desk.payment, name="payment"),
    path("<int:pk>/account/", desk.account, name="payment-account"),
    path("<int:pk>/prepare/", desk.prepare, name="payment-prepare"),
    path("transfers/<int:pk>/approve/", desk.approve, name="transfer-approve"),
    path("transfers/<int:pk>/made/", desk.made, name="transfer-made"),
    path("transfers/<int:pk>/returned/", desk.returned, name="transfer-returned"),
    path("transfers/<int:pk>/cancel/", desk.cancel, name="transfer-cancel"),
]
