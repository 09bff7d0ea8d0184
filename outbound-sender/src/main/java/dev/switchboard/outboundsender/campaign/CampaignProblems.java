package dev.switchboard.outboundsender.campaign;

import dev.switchboard.problems.Problem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import java.util.Map;

/** What the doors for campaigns answer when they cannot do what was asked. */
final class CampaignProblems {

    static final Problem UNKNOWN_CAMPAIGN = new Problem(404, "unknown_campaign", "There is no such campaign");
    static final Problem WRONG_STATE = new Problem(409, "campaign_state", "The campaign is not in a state for that");
    static final Problem AUDIENCE_EMPTY = new Problem(409, "audience_empty", "There is nobody to write to");
    static final Problem ROWS_REFUSED = new Problem(409, "rows_refused", "Some rows cannot be written to");
    static final Problem TEMPLATE_NOT_APPROVED =
            new Problem(409, "template_not_approved", "The template cannot be sent");
    static final Problem TEMPLATE_UNKNOWN = new Problem(409, "template_unknown", "There is no such template");
    static final Problem STILL_STOPPED =
            new Problem(409, "campaign_still_stopped", "What stopped the campaign is still so");
    static final Problem UNREADABLE_AUDIENCE = new Problem(422, "unreadable_audience", "The audience cannot be read");
    static final Problem COLUMN_MISSING = new Problem(422, "column_missing", "The template needs further columns");
    static final Problem KEY_REUSED =
            new Problem(409, "idempotency_key_reused", "The Idempotency-Key belongs to another request");

    private static final Problem INVALID_REQUEST = new Problem(400, "invalid_request", "The request is not valid");

    private CampaignProblems() {}

    /** A field of the request is wrong. */
    static HttpProblem invalid(String field, String message) {
        return INVALID_REQUEST
                .builder()
                .withDetail(field + " " + message)
                .with("errors", List.of(Map.of("field", field, "message", message)))
                .build();
    }

    static HttpProblem unknown() {
        return UNKNOWN_CAMPAIGN.because("nothing has this id");
    }

    static HttpProblem notWhile(CampaignState state, String deed) {
        return WRONG_STATE.because("a campaign that is %s cannot be %s".formatted(state, deed));
    }
}
