package dev.switchboard.outboundsender.template;

import dev.switchboard.contracts.content.OutboundContent;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a template may be sent as it is filled: it exists, is approved, and every gap has what it wants. A pure function; says
 * nothing of windows and consent.
 */
public sealed interface TemplateCheck {

    /**
     * It may.
     *
     * @param category the approved one, which consent is asked for
     */
    record Fit(String templateId, String category) implements TemplateCheck {

        /** What the decision rests on. */
        public String evidence() {
            return evidenceOf(templateId);
        }
    }

    /** It may not, because nobody here can tell; it may be known soon. */
    record Unknown(Refused otherwise, boolean neverRead) implements TemplateCheck {}

    /**
     * It may not.
     *
     * @param code stable: template_unverified, template_unknown, template_not_approved, template_paused,
     *     template_archived, template_parameters
     * @param explanation the same in plain words, with the status, or with field, wish and what was given; no value out of the
     *     message
     * @param unblockedBy what would allow it
     * @param evidence ids and fields that the decision rests on
     */
    record Refused(String code, String explanation, String unblockedBy, List<String> evidence)
            implements TemplateCheck {
        public Refused {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(explanation, "explanation");
            Objects.requireNonNull(unblockedBy, "unblockedBy");
            evidence = List.copyOf(evidence);
        }
    }

    /** Looks at a filled template and at what the mirror knows of it. */
    static TemplateCheck of(OutboundContent.Template given, TemplateLookup lookup) {
        return switch (lookup) {
            case TemplateLookup.Unmirrored _ ->
                new Unknown(
                        new Refused(
                                "template_unverified",
                                "the templates of this number's account were not read from Meta yet, so nobody can tell"
                                        + " whether this one may be sent",
                                "a complete reading of the account's templates",
                                List.of()),
                        true);
            case TemplateLookup.Missing _ ->
                new Unknown(
                        new Refused(
                                "template_unknown",
                                "the account has no template of that name in that language",
                                "a template that exists, by its exact name and language code",
                                List.of()),
                        false);
            case TemplateLookup.Found found -> of(given, found);
        };
    }

    private static TemplateCheck of(OutboundContent.Template given, TemplateLookup.Found found) {
        var evidence = evidenceOf(found.templateId());
        var because = found.reason() == null ? "" : ", because of " + found.reason();
        if (found.status().equals(Template.PAUSED)) {
            return new Refused(
                    "template_paused",
                    "Meta paused the template%s".formatted(because),
                    "the end of the pause, or another template",
                    List.of(evidence));
        }
        if (found.status().equals(Template.ARCHIVED)) {
            return new Refused(
                    "template_archived",
                    "the template is in the archive",
                    "taking the template out of the archive, or another template",
                    List.of(evidence));
        }
        if (!found.status().equals(Template.APPROVED)) {
            return new Refused(
                    "template_not_approved",
                    "the template is %s%s; only an approved one can be sent".formatted(found.status(), because),
                    "Meta's approval of the template, or another template",
                    List.of(evidence));
        }
        var misfits = new TemplateFilling(found.shape()).misfits(given);
        if (misfits.isEmpty()) {
            return new Fit(found.templateId(), found.category());
        }
        return new Refused(
                "template_parameters",
                misfits.stream().map(TemplateFilling.Misfit::sentence).collect(Collectors.joining(" ")),
                "the template filled as it wants",
                Stream.concat(
                                Stream.of(evidence),
                                misfits.stream()
                                        .map(TemplateFilling.Misfit::field)
                                        .distinct())
                        .toList());
    }

    private static String evidenceOf(String templateId) {
        return "template " + templateId;
    }
}
