package dev.switchboard.conversationservice.preview;

import java.util.Optional;
import java.util.regex.Pattern;

/** Finds the first link that people would see in a text. */
final class FirstLink {

    private static final Pattern CANDIDATE = Pattern.compile("https?://[^\\s<>\"]{1,2040}", Pattern.CASE_INSENSITIVE);
    private static final String SENTENCE_ENDS = ".,;:!?'*_~»”’…";
    private static final int CANDIDATES = 5;

    private FirstLink() {}

    static Optional<WebAddress> in(String text) {
        return CANDIDATE
                .matcher(text)
                .results()
                .limit(CANDIDATES)
                .map(found -> WebAddress.parse(withoutSentence(found.group())))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Without what belongs to the sentence around it: its full stop, a bracket that was opened before the link. */
    private static String withoutSentence(String found) {
        var end = found.length();
        while (end > 0
                && (SENTENCE_ENDS.indexOf(found.charAt(end - 1)) >= 0
                        || closesMore(found, end, '(', ')')
                        || closesMore(found, end, '[', ']'))) {
            end--;
        }
        return found.substring(0, end);
    }

    private static boolean closesMore(String found, int end, char opening, char closing) {
        if (found.charAt(end - 1) != closing) {
            return false;
        }
        var open = 0;
        for (var index = 0; index < end; index++) {
            var sign = found.charAt(index);
            open += sign == opening ? 1 : sign == closing ? -1 : 0;
        }
        return open < 0;
    }
}
