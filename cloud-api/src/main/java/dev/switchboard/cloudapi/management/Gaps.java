package dev.switchboard.cloudapi.management;

import java.util.List;
import java.util.regex.Pattern;

/** The gaps in a template's words, such as {@code {{1}}} and {@code {{first_name}}}. */
final class Gaps {

    private static final Pattern GAP = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

    private Gaps() {}

    /** Their names or numbers in order of first appearance. */
    static List<String> in(String words) {
        return GAP.matcher(words).results().map(gap -> gap.group(1)).distinct().toList();
    }

    /** The words without them. */
    static String without(String words) {
        return GAP.matcher(words).replaceAll(" ");
    }
}
