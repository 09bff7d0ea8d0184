package dev.switchboard.consentservice.imports;

import dev.switchboard.consentservice.phone.Phones;
import dev.switchboard.consentservice.problem.ProblemCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list line by line: CSV in UTF-8, with a header, separated by commas, semicolons or tabs. Columns are
 * {@code phone}, and if they are there {@code occurred_at} (RFC 3339, or a date), {@code status} (granted or withdrawn) and
 * {@code locale}; others are passed over.
 */
final class ListReader implements AutoCloseable {

    private static final String PHONE = "phone";
    private static final List<String> KNOWN = List.of(PHONE, "occurred_at", "status", "locale");

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final Map<String, Integer> columns;
    private final @Nullable String region;
    private final Instant now;
    private long number;

    private ListReader(CSVParser parser, @Nullable String region, Instant now) {
        this.parser = parser;
        this.records = parser.iterator();
        this.region = region;
        this.now = now;
        this.columns = columns();
    }

    /**
     * Opens a list and reads its header.
     *
     * @param region country of phones without country code; null when all have one
     * @throws io.quarkiverse.resteasy.problem.HttpProblem when it has no column of phones
     */
    static ListReader open(Path file, @Nullable String region, Instant now) throws IOException {
        var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        try {
            var format = CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(delimiter(reader))
                    .setIgnoreEmptyLines(true)
                    .setTrim(true)
                    .get();
            return new ListReader(CSVParser.parse(reader, format), region, now);
        } catch (CharacterCodingException e) {
            reader.close();
            throw unreadable(0, e);
        } catch (UncheckedIOException e) {
            reader.close();
            throw unreadable(0, e.getCause());
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /** The next line, accepted or refused; null at the end. */
    @Nullable
    ImportRow next() throws IOException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            number++;
            return row(records.next());
        } catch (UncheckedIOException e) {
            throw unreadable(number, e.getCause());
        } catch (IllegalStateException e) {
            throw unreadable(number, e);
        }
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private ImportRow row(CSVRecord line) {
        var phone = cell(line, PHONE);
        if (phone == null) {
            return ImportRow.refused(number, "phone_missing");
        }
        var waId = Phones.waId(phone, region);
        if (waId.isEmpty()) {
            return ImportRow.refused(number, "phone_invalid");
        }
        var status = cell(line, "status");
        var withdrawn = status != null && status.toLowerCase(Locale.ROOT).equals("withdrawn");
        if (status != null && !withdrawn && !status.toLowerCase(Locale.ROOT).equals("granted")) {
            return ImportRow.refused(number, "status_unknown");
        }
        var locale = cell(line, "locale");
        if (locale != null && locale.length() > 35) {
            return ImportRow.refused(number, "locale_invalid");
        }
        var time = cell(line, "occurred_at");
        var occurredAt = time == null ? null : time(time);
        if (time != null && occurredAt == null) {
            return ImportRow.refused(number, "occurred_at_invalid");
        }
        if (occurredAt != null && occurredAt.isAfter(now)) {
            return ImportRow.refused(number, "occurred_at_in_future");
        }
        return new ImportRow(number, waId.get(), null, withdrawn, occurredAt, locale);
    }

    private @Nullable String cell(CSVRecord line, String column) {
        var index = columns.get(column);
        if (index == null || index >= line.size()) {
            return null;
        }
        var value = line.get(index);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable Instant time(String written) {
        try {
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeParseException _) {
            try {
                return LocalDate.parse(written).atStartOfDay(ZoneOffset.UTC).toInstant();
            } catch (DateTimeParseException _) {
                return null;
            }
        }
    }

    private Map<String, Integer> columns() {
        if (!records.hasNext()) {
            throw ProblemCode.UNREADABLE_LIST.because("it is empty");
        }
        var header = records.next().toList().stream()
                .map(name -> name.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT))
                .toList();
        var found = KNOWN.stream().filter(header::contains).collect(Collectors.toMap(name -> name, header::indexOf));
        if (!found.containsKey(PHONE)) {
            throw ProblemCode.UNREADABLE_LIST.because("its first line names no column phone");
        }
        return found;
    }

    /** Whatever of the usual separators stands in the header most often. */
    private static char delimiter(BufferedReader reader) throws IOException {
        reader.mark(8_192);
        var head = new char[4_096];
        var length = reader.read(head);
        reader.reset();
        var line = length <= 0
                ? ""
                : new String(head, 0, length).lines().findFirst().orElse("");
        return List.of(',', ';', '\t').stream()
                .max((one, other) -> Long.compare(count(line, one), count(line, other)))
                .orElse(',');
    }

    private static long count(String line, char wanted) {
        return line.chars().filter(unit -> unit == wanted).count();
    }

    /** Where it breaks, without what stands there. */
    private static RuntimeException unreadable(long number, @Nullable Exception cause) {
        var what = cause instanceof CharacterCodingException
                ? "is not UTF-8"
                : cause instanceof CSVException || cause instanceof IllegalStateException
                        ? "has quotes that do not end"
                        : "cannot be read";
        return ProblemCode.UNREADABLE_LIST.because(
                "line %d of the data %s; nothing was taken".formatted(number + 1, what));
    }
}
