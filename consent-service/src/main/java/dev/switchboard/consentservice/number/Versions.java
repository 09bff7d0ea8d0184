package dev.switchboard.consentservice.number;

import dev.switchboard.consentservice.problem.ProblemCode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Versions as ETag and If-Match carry them. */
final class Versions {

    private static final Pattern TAG = Pattern.compile("(?:W/)?\"?([0-9]{1,9})\"?");

    private Versions() {}

    static String tag(int version) {
        return "\"" + version + "\"";
    }

    static int required(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw ProblemCode.VERSION_REQUIRED.because("read it first; its ETag is what If-Match must say");
        }
        var matcher = TAG.matcher(ifMatch.strip());
        if (!matcher.matches()) {
            throw ProblemCode.INVALID_REQUEST.because("If-Match", "must be the ETag of what is changed");
        }
        return Integer.parseInt(matcher.group(1));
    }

    static void same(int wanted, int present) {
        if (wanted != present) {
            throw ProblemCode.VERSION_CONFLICT.because("the present version is %d".formatted(present));
        }
    }
}
