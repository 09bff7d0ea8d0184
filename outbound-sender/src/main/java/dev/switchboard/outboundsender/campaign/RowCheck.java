package dev.switchboard.outboundsender.campaign;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.switchboard.contracts.content.ContentRules;
import dev.switchboard.contracts.content.Violation;
import dev.switchboard.messaging.EventJson;
import dev.switchboard.outboundsender.campaign.AudienceRow.Checked;
import dev.switchboard.outboundsender.campaign.AudienceRow.Trouble;
import dev.switchboard.outboundsender.template.TemplateCheck;
import dev.switchboard.outboundsender.template.TemplateLookup;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks at rows: who it is, and whether the template fits as the row fills it. Whether it is approved is asked at the start. */
final class RowCheck {

    private static final String APPROVED = "APPROVED";

    private final Filling filling;
    private final TemplateLookup.Found template;
    private final @Nullable String region;

    RowCheck(Filling filling, TemplateLookup.Found template, @Nullable String region) {
        this.filling = filling;
        this.template = new TemplateLookup.Found(
                template.templateId(), APPROVED, template.category(), template.reason(), template.shape());
        this.region = region;
    }

    Checked check(AudienceRow row) {
        var waId = row.cells().get(AudienceRow.WA_ID);
        var phone = row.cells().get(AudienceRow.PHONE);
        var userId = row.cells().get(AudienceRow.USER_ID);
        var given = waId != null ? waId : phone != null ? phone : userId;
        if (given == null) {
            return refused(row, null, null, null, "recipient_missing", "the row names no phone and no user id");
        }
        if (waId == null && phone != null) {
            waId = Phones.waId(phone, region).orElse(null);
        }
        if ((waId == null && phone != null) || (waId != null && !Phones.isWaId(waId))) {
            var meant = Phones.waId(given, region).orElse(null);
            return refused(
                    row,
                    given,
                    meant,
                    null,
                    "phone_invalid",
                    "the phone can be nobody's; write it with its country code");
        }
        if (userId != null && !Phones.isUserId(userId)) {
            return refused(row, given, waId, null, "user_id_invalid", "the user id is not written as Meta writes them");
        }
        var parameters = new TreeMap<String, String>();
        for (var column : filling.columns()) {
            var value = row.cells().get(column);
            if (value == null) {
                return refused(row, given, waId, userId, "parameter_missing", "column %s is empty".formatted(column));
            }
            parameters.put(column, value);
        }
        var trouble = troubleWith(parameters);
        return trouble == null
                ? new Checked(row.line(), given, waId, userId, write(parameters), null)
                : new Checked(row.line(), given, waId, userId, null, trouble);
    }

    private @Nullable Trouble troubleWith(Map<String, String> parameters) {
        var content = filling.filled(parameters);
        if (content.isEmpty()) {
            return new Trouble("parameter_invalid", "a column holds words where the template wants a number or a time");
        }
        var violations = ContentRules.check(content.get());
        if (!violations.isEmpty()) {
            return new Trouble(
                    "content_invalid",
                    violations.stream().map(Violation::sentence).collect(Collectors.joining(" ")));
        }
        return switch (TemplateCheck.of(content.get(), template)) {
            case TemplateCheck.Fit _ -> null;
            case TemplateCheck.Unknown unknown -> trouble(unknown.otherwise());
            case TemplateCheck.Refused refused -> trouble(refused);
        };
    }

    private static Trouble trouble(TemplateCheck.Refused refused) {
        return new Trouble(refused.code(), refused.explanation());
    }

    /** Also of a refused row it is kept who it is, as far as that can be read: an erasure finds it by that. */
    private static Checked refused(
            AudienceRow row,
            @Nullable String given,
            @Nullable String waId,
            @Nullable String userId,
            String code,
            String explanation) {
        return new Checked(row.line(), given, waId, userId, null, new Trouble(code, explanation));
    }

    private static String write(Map<String, String> parameters) {
        try {
            return EventJson.mapper().writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("parameters cannot be written", e);
        }
    }
}
