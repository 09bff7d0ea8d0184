package dev.switchboard.consentservice.number;

import dev.switchboard.contracts.consent.ConsentCategory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** All that one number understands, ready to be compared with messages. */
public final class Understanding {

    /** Words that always take consent back, by the rules of the US Federal Communications Commission. */
    static final List<String> ALWAYS = List.of("stop", "quit", "end", "revoke", "opt out", "cancel", "unsubscribe");

    private final NumberSettings.Versioned settings;
    private final Map<String, KeywordList.Versioned> lists = new HashMap<>();
    private final Map<String, List<Heard>> words = new HashMap<>();

    /**
     * @param lists what the number has, one a language
     * @param defaults what every number starts with; as long as words do not act, these take consent back too
     */
    Understanding(
            NumberSettings.Versioned settings,
            Collection<KeywordList.Versioned> lists,
            Collection<KeywordList.Versioned> defaults) {
        this.settings = settings;
        lists.forEach(list -> this.lists.put(list.locale(), list));
        for (var list : lists) {
            add(list, Heard.Kind.OPT_OUT, list.list().optOut());
            add(list, Heard.Kind.NO, list.list().no());
            add(list, Heard.Kind.YES, list.list().yes());
            if (settings.active()) {
                add(list, Heard.Kind.OPT_IN, list.list().optIn());
            }
        }
        if (!settings.active()) {
            defaults.forEach(list -> add(list, Heard.Kind.OPT_OUT, list.list().optOut()));
        }
        var english = this.lists.get("en");
        add(
                english == null
                        ? new KeywordList.Versioned(
                                "en",
                                0,
                                new KeywordList(List.of(), List.of(), List.of(), List.of(), Set.of(), null, null, null))
                        : english,
                Heard.Kind.OPT_OUT,
                ALWAYS);
        var byKind = Comparator.comparing(Heard::kind)
                .thenComparing(
                        heard -> !heard.locale().equals(settings.settings().defaultLocale()))
                .thenComparing(Heard::locale);
        words.values().forEach(heard -> heard.sort(byKind));
    }

    /** Whether words act here. */
    public boolean active() {
        return settings.active();
    }

    /** Everything else. */
    public NumberSettings settings() {
        return settings.settings();
    }

    /** What a whole message means as a word, most important first; mostly nothing. */
    public List<Heard> hear(String message) {
        var normal = NormalisedText.of(message);
        return normal.isEmpty() ? List.of() : words.getOrDefault(normal, List.of());
    }

    /** What the payload of a button means. */
    public Optional<NumberSettings.Rule> button(String payload) {
        return rule(settings().buttons(), payload).or(() -> BuiltInPayloads.read(payload));
    }

    /** What a field of a flow means. */
    public Optional<NumberSettings.Rule> flowField(String field) {
        return rule(settings().flows(), field);
    }

    /** A text in a language, else in the number's own. */
    public Optional<Said> text(String locale, Function<KeywordList, Optional<String>> text) {
        return Stream.of(locale, languageOf(locale), settings().defaultLocale())
                .flatMap(wanted -> Optional.ofNullable(lists.get(wanted)).stream())
                .flatMap(list -> text.apply(list.list()).map(words -> new Said(words, list)).stream())
                .findFirst();
    }

    /** A text and the list that it is from. */
    public record Said(String words, KeywordList.Versioned from) {}

    private void add(KeywordList.Versioned list, Heard.Kind kind, List<String> keywords) {
        for (var keyword : keywords) {
            var normal = NormalisedText.of(keyword);
            if (!normal.isEmpty()) {
                Set<ConsentCategory> about = list.list().categories();
                var heard = words.computeIfAbsent(normal, _ -> new ArrayList<>());
                if (heard.stream()
                        .noneMatch(
                                other -> other.kind() == kind && other.locale().equals(list.locale()))) {
                    heard.add(new Heard(kind, keyword, list.locale(), list.version(), about));
                }
            }
        }
    }

    /** A yes that was set up before wordings were asked for proves nothing. */
    private static Optional<NumberSettings.Rule> rule(List<NumberSettings.Rule> rules, String name) {
        return rules.stream()
                .filter(rule -> rule.name().equals(name))
                .filter(rule -> rule.optOut() || rule.wording() != null)
                .findFirst();
    }

    private static String languageOf(String locale) {
        var dash = locale.indexOf('-');
        return dash < 0 ? locale : locale.substring(0, dash);
    }
}
