package dev.switchboard.contracts.whatsapp;

/** Something about templates, numbers or accounts. */
public sealed interface AccountEvent extends WhatsAppEvent
        permits TemplateStatusChanged,
                TemplateQualityChanged,
                TemplateCategoryChanged,
                TemplateComponentsChanged,
                NumberQualityChanged,
                NumberNameChanged,
                NumberErrorReported,
                AccountAlertRaised,
                AccountChanged {}
