package dev.switchboard.startup;

import io.smallrye.config.ConfigValidationException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds in a failed start which settings nobody gave. */
final class MissingSettings {

    /** SmallRye Config's numbers for a required setting that is absent, and for one that is empty. */
    private static final Pattern MISSING = Pattern.compile("SRCFG000(?:14|40): The config property (\\S+)");

    private MissingSettings() {}

    /** Names the settings, and none of their values; empty when the start failed for another reason, or did not fail. */
    static Optional<String> sentence(@Nullable Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigValidationException invalid) {
                return Optional.of(keys(invalid))
                        .filter(keys -> !keys.isEmpty())
                        .map("Missing settings: %s."::formatted);
            }
        }
        return Optional.empty();
    }

    private static String keys(ConfigValidationException invalid) {
        return IntStream.range(0, invalid.getProblemCount())
                .mapToObj(index -> MISSING.matcher(invalid.getProblem(index).getMessage()))
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
