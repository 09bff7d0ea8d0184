package dev.switchboard.outboundsender.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A campaign that somebody wants.
 *
 * @param template a template message as SendMessage holds it: name, language, header, body, buttons, …; {@code {{column}}} in its
 *     words stands for a column of the audience
 * @param region ISO 3166 code of the country whose phones may come without country code
 * @param startAt when it shall start; may be left out, and told with the start
 * @param actor who asks, our id
 */
record CampaignRequest(
        @Nullable String name,
        @Nullable String phoneNumberId,

        @Schema(type = SchemaType.OBJECT, implementation = Object.class) @Nullable
        JsonNode template,

        @Nullable String region,
        @Nullable Instant startAt,
        @Nullable String actor) {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_ACTOR = 100;

    /**
     * What starts a campaign.
     *
     * @param skipRefused whether to start although rows were refused, which are left out then
     * @param startAt when; left out for at once, or for the time given with the campaign
     */
    record Start(
            @Nullable Boolean skipRefused,
            @Nullable Instant startAt,
            @Nullable String actor) {}

    /**
     * What pauses, resumes or cancels one.
     *
     * @param despite resume only: the code of what stopped it, to go on although it is still so
     */
    record Deed(@Nullable String despite, @Nullable String actor) {}

    /** The draft of it, under an id. */
    Campaign draft(UUID id, Instant now) {
        var filling = Filling.given(template == null ? MissingNode.getInstance() : template)
                .orElseThrow(() -> CampaignProblems.invalid(
                        "template", "must be a template message with name and language, as SendMessage holds it"));
        var asker = actor(actor);
        return new Campaign(
                id,
                words("name", name, LONGEST_NAME),
                number(),
                filling.json(),
                country(),
                CampaignState.DRAFT,
                null,
                List.of(),
                null,
                new Campaign.Deeds(asker, now, startAt, null, null, asker, now, null),
                null,
                0);
    }

    static String actor(@Nullable String actor) {
        return words("actor", actor, LONGEST_ACTOR);
    }

    private String number() {
        var id = words("phoneNumberId", phoneNumberId, 32);
        if (!id.matches("\\d+")) {
            throw CampaignProblems.invalid("phoneNumberId", "must be Meta's id of a number, digits");
        }
        return id;
    }

    private @Nullable String country() {
        if (region == null || region.isBlank()) {
            return null;
        }
        var upper = region.strip().toUpperCase(Locale.ROOT);
        if (!Phones.knowsRegion(upper)) {
            throw CampaignProblems.invalid("region", "must be a country such as BR");
        }
        return upper;
    }

    private static String words(String field, @Nullable String value, int longest) {
        if (value == null || value.isBlank()) {
            throw CampaignProblems.invalid(field, "is required");
        }
        if (value.strip().length() > longest) {
            throw CampaignProblems.invalid(field, "must not have more than %d characters".formatted(longest));
        }
        return value.strip();
    }
}
