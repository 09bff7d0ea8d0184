package dev.switchboard.simulator.qrcodes;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A code.
 *
 * @param code its name
 * @param prefilledMessage what the customer is about to send
 * @param deepLinkUrl where a scan leads
 * @param qrImageUrl its picture, null unless one was asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record QrCode(
        String code,
        @JsonProperty("prefilled_message") String prefilledMessage,
        @JsonProperty("deep_link_url") String deepLinkUrl,
        @JsonProperty("qr_image_url") @Nullable String qrImageUrl) {

    static QrCode of(String code, String message, @Nullable String format) {
        var image = format == null ? null : "https://qr.invalid/" + code + "." + format.toLowerCase(Locale.ROOT);
        return new QrCode(code, message, "https://wa.me/message/" + code, image);
    }
}
