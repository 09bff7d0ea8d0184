package dev.switchboard.cloudapi.errors;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Meta's error codes: what each means in plain words, what to do, who can do it, and what a sender does about it. The one
 * place that knows; read from {@code errors.psv} beside this class, from which {@code docs/errors.md} is generated.
 *
 * @see <a href="https://developers.facebook.com/documentation/business-messaging/whatsapp/support/error-codes">Meta: error codes</a>
 */
public final class ErrorCatalogue {

    private static final String FILE = "errors.psv";
    private static final Pattern COLUMN = Pattern.compile(" \\| ");
    private static final int COLUMNS = 6;
    private static final List<Entry> ENTRIES = read();
    private static final Map<Integer, Entry> BY_CODE =
            ENTRIES.stream().collect(Collectors.toUnmodifiableMap(Entry::code, Function.identity()));

    private ErrorCatalogue() {}

    /** What a code means; empty for one that is not in the catalogue. */
    public static Optional<Entry> find(int code) {
        if (code >= 200 && code <= 299) {
            return Optional.of(new Entry(
                    code,
                    Treatment.PAUSE_ACCOUNT,
                    Owner.ADMINISTRATOR,
                    "Permission missing",
                    "The access token lacks a permission.",
                    "Grant the permission to the system user and renew the token."));
        }
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** All codes, in ascending order; the permission codes 200 to 299 are not among them. */
    public static List<Entry> all() {
        return ENTRIES;
    }

    private static List<Entry> read() {
        try (var stream = Objects.requireNonNull(ErrorCatalogue.class.getResourceAsStream(FILE), FILE);
                var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            var entries = new ArrayList<Entry>();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.startsWith("#")) {
                    entries.add(entry(line));
                }
            }
            return List.copyOf(entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry entry(String line) {
        var columns = COLUMN.splitAsStream(line).toList();
        if (columns.size() != COLUMNS) {
            throw new IllegalStateException("%s: %d columns in: %s".formatted(FILE, columns.size(), line));
        }
        return new Entry(
                Integer.parseInt(columns.get(0)),
                Treatment.valueOf(columns.get(1)),
                Owner.valueOf(columns.get(2)),
                columns.get(3),
                columns.get(4),
                columns.get(5));
    }

    /**
     * One code.
     *
     * @param treatment what a sender does about it
     * @param owner who can do something about it
     * @param title a few words
     * @param explanation what it means
     * @param remedy what to do
     */
    public record Entry(int code, Treatment treatment, Owner owner, String title, String explanation, String remedy) {
        public Entry {
            Objects.requireNonNull(treatment, "treatment");
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(explanation, "explanation");
            Objects.requireNonNull(remedy, "remedy");
        }
    }

    /** What a sender does about a code. */
    public enum Treatment {
        /** It did not go out; the same is tried again, later and not for ever. */
        RETRY,
        /** Slow down towards one customer, and try again. */
        SLOW_RECIPIENT,
        /** Slow down on one business number, and try again. */
        SLOW_NUMBER,
        /** Slow down altogether, and try again. */
        SLOW_ACCOUNT,
        /** This message will never go out; others may. */
        DROP,
        /** This message will never go out, and others to this customer will hardly. */
        STOP_RECIPIENT,
        /** Stop what the number sends without being asked and call a person; answers in open windows go on. */
        PAUSE_INITIATED,
        /** Stop the number and call a person; its messages wait. */
        PAUSE_NUMBER,
        /** Stop altogether and call a person; all messages wait. */
        PAUSE_ACCOUNT,
        /** This message will never go out: something is wrong with how it is written or what is set up. */
        FIX,
        /** It may have gone out; evidence decides, never another call. */
        AMBIGUOUS
    }

    /** Who can do something about a code. */
    public enum Owner {
        /** It passes, or nothing is to be done. */
        NOBODY,
        /** Whoever wrote the message. */
        AGENT,
        /** Whoever looks after the account at Meta and its settings here. */
        ADMINISTRATOR,
        /** Whoever writes the program that asked for the message. */
        DEVELOPER,
        /** Meta's support. */
        META
    }
}
