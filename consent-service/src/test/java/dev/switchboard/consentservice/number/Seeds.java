package dev.switchboard.consentservice.number;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** The lists that every number starts with, read out of the migration that seeds them. */
final class Seeds {

    private static final Pattern LINE =
            Pattern.compile("\\('(\\w+)', ARRAY\\[(.*?)], ARRAY\\[(.*?)], ARRAY\\[(.*?)], ARRAY\\[(.*?)]\\)");

    private Seeds() {}

    static List<KeywordList.Versioned> lists() {
        var lists = new ArrayList<KeywordList.Versioned>();
        var lines = LINE.matcher(migration());
        while (lines.find()) {
            lists.add(new KeywordList.Versioned(
                    lines.group(1),
                    0,
                    new KeywordList(
                            words(lines.group(2)),
                            words(lines.group(3)),
                            words(lines.group(4)),
                            words(lines.group(5)),
                            Set.of(),
                            null,
                            null,
                            null)));
        }
        return lists;
    }

    private static List<String> words(String array) {
        return Arrays.stream(array.split(", ", -1))
                .map(word -> word.substring(1, word.length() - 1))
                .toList();
    }

    private static String migration() {
        try (var stream = Seeds.class.getResourceAsStream("/db/migration/V004__keyword.sql")) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
