package dev.switchboard.conversationservice.media;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes a name that a stranger chose harmless: it names one file, shows what it is, and works everywhere. */
final class FileName {

    private static final int LONGEST = 120;
    private static final int LONGEST_ENDING = 16;

    /** Controls, marks that turn the direction of text or cannot be seen, and what some system takes for a path or a pattern. */
    private static final Pattern HARMFUL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}<>:\"|?*;%]");

    private static final Pattern PATH = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    private static final Pattern EDGES = Pattern.compile("^[.\\s]+|[.\\s]+$");
    private static final Pattern RESERVED =
            Pattern.compile("(?i)^(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?$", Pattern.DOTALL);

    private FileName() {}

    /** The name made safe; empty when nothing of it is left. */
    static Optional<String> safe(@Nullable String told) {
        if (told == null) {
            return Optional.empty();
        }
        var name = Normalizer.normalize(told, Normalizer.Form.NFC);
        name = PATH.matcher(name).replaceFirst("");
        name = HARMFUL.matcher(name).replaceAll("");
        name = EDGES.matcher(name).replaceAll("");
        name = EDGES.matcher(shortened(name)).replaceAll("");
        if (RESERVED.matcher(name).matches()) {
            name = "_" + name;
        }
        return Optional.of(name).filter(left -> !left.isEmpty());
    }

    /** Keeps the ending: by it people tell what they open. */
    private static String shortened(String name) {
        var length = name.codePointCount(0, name.length());
        if (length <= LONGEST) {
            return name;
        }
        var dot = name.lastIndexOf('.');
        var ending = dot < 0 || name.length() - dot > LONGEST_ENDING ? "" : name.substring(dot);
        var room = LONGEST - ending.codePointCount(0, ending.length());
        return name.substring(0, name.offsetByCodePoints(0, room)) + ending;
    }
}
