package dev.switchboard.webhookingress.translation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.switchboard.cloudapi.webhook.Fields;
import dev.switchboard.contracts.whatsapp.Referral;

/** The ad or post that brought a customer. */
final class Referrals {

    private Referrals() {}

    static Referral of(JsonNode referral) {
        return new Referral(
                Fields.text(referral, "source_type"),
                Fields.text(referral, "source_id"),
                Fields.text(referral, "source_url"),
                Wire.words(Fields.text(referral, "headline")),
                Wire.words(Fields.text(referral, "body")),
                Fields.text(referral, "media_type"),
                Fields.text(referral, "image_url", "video_url"),
                Fields.text(referral, "thumbnail_url"),
                Fields.text(referral, "ctwa_clid"),
                Wire.words(Fields.text(referral.path("welcome_message"), "text")),
                Wire.raw(referral));
    }
}
