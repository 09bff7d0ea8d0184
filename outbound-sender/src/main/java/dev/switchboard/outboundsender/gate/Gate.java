package dev.switchboard.outboundsender.gate;

import dev.switchboard.contracts.content.ContentRules;
import dev.switchboard.contracts.content.OutboundContent;
import dev.switchboard.contracts.content.Violation;
import dev.switchboard.outboundsender.template.TemplateCheck;
import dev.switchboard.outboundsender.template.TemplateLookup;
import dev.switchboard.outboundsender.window.ServiceWindow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides whether a message may leave. A pure function of its arguments and the configuration; unknown is no. */
@ApplicationScoped
public class Gate {

    private static final String UNBLOCKED_BY = "a message from the customer";

    private static final int VIOLATIONS_TOLD = 10;

    /** A whole account is read in seconds, so all of its templates need not look every tenth of one. */
    private static final int SELDOM = 10;

    private final GateConfig config;

    Gate(GateConfig config) {
        this.config = config;
    }

    /**
     * Decides about a message: first what it says, since what WhatsApp would not take is refused as it is and never cut; then
     * whether its template may be sent as it is filled; then when it is said.
     *
     * @param facts what is known
     * @param waited how long the message has waited for news since the gate first looked
     */
    public Decision decide(OutboundContent content, Facts facts, Duration waited, Instant now) {
        var violations = ContentRules.check(content);
        if (!violations.isEmpty()) {
            return invalid(violations);
        }
        return content instanceof OutboundContent.Template template
                ? decide(template, facts, waited, now)
                : decide(facts.window(), waited, now);
    }

    /** Outside the window a template needs consent, of which nothing is known here yet; so it needs the window as others do. */
    private Decision decide(OutboundContent.Template template, Facts facts, Duration waited, Instant now) {
        var lookup = facts.template() == null ? new TemplateLookup.Unmirrored() : facts.template();
        return switch (TemplateCheck.of(template, lookup)) {
            case TemplateCheck.Fit fit -> withEvidence(decide(facts.window(), waited, now), fit.evidence());
            case TemplateCheck.Refused refused -> refuse(refused);
            case TemplateCheck.Unknown(TemplateCheck.Refused otherwise, boolean neverRead) -> {
                var patience = neverRead ? config.templateGrace() : config.grace();
                var recheck = neverRead ? config.recheck().multipliedBy(SELDOM) : config.recheck();
                yield waited.compareTo(patience) < 0 ? new Decision.Wait(recheck) : refuse(otherwise);
            }
        };
    }

    private static Decision refuse(TemplateCheck.Refused refused) {
        return new Decision.Refuse(refused.code(), refused.explanation(), refused.unblockedBy(), refused.evidence());
    }

    private static Decision withEvidence(Decision decision, String more) {
        return switch (decision) {
            case Decision.Allow(String code, String explanation, List<String> evidence) ->
                new Decision.Allow(
                        code,
                        explanation,
                        Stream.concat(evidence.stream(), Stream.of(more)).toList());
            case Decision.Wait _, Decision.Refuse _ -> decision;
        };
    }

    /**
     * Decides about a free-form answer.
     *
     * @param window what is known of the conversation's window; null when nothing is
     * @param waited how long the message has waited for news since the gate first looked
     */
    public Decision decide(@Nullable ServiceWindow window, Duration waited, Instant now) {
        if (window != null && window.open(now, config.windowMargin())) {
            return new Decision.Allow(
                    "window_open", "the service window is open until " + window.expiresAt(), window.evidence());
        }
        if (waited.compareTo(config.grace()) < 0) {
            return new Decision.Wait(config.recheck());
        }
        return new Decision.Refuse(
                "window_closed",
                explanation(window, now),
                UNBLOCKED_BY,
                window == null ? List.of() : window.evidence());
    }

    private static Decision invalid(List<Violation> violations) {
        var told = violations.stream().limit(VIOLATIONS_TOLD).toList();
        var explanation = told.stream().map(Violation::sentence).collect(Collectors.joining(" "));
        if (violations.size() > told.size()) {
            explanation += " And %d more.".formatted(violations.size() - told.size());
        }
        return new Decision.Refuse(
                "content_invalid",
                explanation,
                "a message within WhatsApp's limits",
                told.stream()
                        .map(violation -> violation.field() + " " + violation.code())
                        .toList());
    }

    private static String explanation(@Nullable ServiceWindow window, Instant now) {
        if (window == null) {
            return "the customer is not known to have written, so no service window is open";
        }
        if (window.closedAt() != null) {
            return "Meta closed the service window at %s".formatted(window.closedAt());
        }
        return now.isBefore(window.expiresAt())
                ? "the service window ends at %s, too soon to be sure of arriving in it".formatted(window.expiresAt())
                : "the service window ended at %s, 24 hours after the customer last wrote"
                        .formatted(window.expiresAt());
    }
}
