package dev.switchboard.outboundsender.campaign;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * A CSV in UTF-8 with a header, separated by commas, semicolons or tabs. One of the columns is {@code wa_id}, {@code phone} or
 * {@code user_id}; the others fill the template.
 */
final class CsvAudience implements AudienceReader {

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<String> header;
    private long line;

    private CsvAudience(CSVParser parser) {
        this.parser = parser;
        this.records = parser.iterator();
        this.header = header();
    }

    /** Opens it and reads the header. */
    static CsvAudience open(InputStream bytes) throws IOException {
        var reader = new BufferedReader(new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder()), 16 * 1_024);
        var format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(reader))
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .get();
        return new CsvAudience(CSVParser.parse(reader, format));
    }

    @Override
    public @Nullable AudienceRow next() throws IOException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            line++;
            return row(records.next());
        } catch (UncheckedIOException | IllegalStateException e) {
            throw unreadable(e);
        }
    }

    @Override
    public Set<String> columns() {
        return Set.copyOf(header);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    private AudienceRow row(CSVRecord record) {
        var cells = new HashMap<String, String>();
        for (var place = 0; place < Math.min(header.size(), record.size()); place++) {
            var cell = record.get(place).strip();
            if (!cell.isEmpty()) {
                cells.putIfAbsent(header.get(place), cell);
            }
        }
        return new AudienceRow(line, cells);
    }

    private List<String> header() {
        try {
            if (!records.hasNext()) {
                throw CampaignProblems.UNREADABLE_AUDIENCE.because("it is empty");
            }
            var names = records.next().toList().stream()
                    .map(name -> name.replace("\uFEFF", "").strip().toLowerCase(Locale.ROOT))
                    .toList();
            if (List.of(AudienceRow.WA_ID, AudienceRow.PHONE, AudienceRow.USER_ID).stream()
                    .noneMatch(names::contains)) {
                throw CampaignProblems.UNREADABLE_AUDIENCE.because(
                        "its first line names no column wa_id, phone or user_id");
            }
            return names;
        } catch (UncheckedIOException | IllegalStateException e) {
            throw unreadable(e);
        }
    }

    /** Whatever of the usual separators stands in the header most often. */
    private static char delimiter(BufferedReader reader) throws IOException {
        reader.mark(8_192);
        var head = new char[4_096];
        int length;
        try {
            length = reader.read(head);
        } catch (CharacterCodingException e) {
            throw unreadable(new UncheckedIOException(e));
        }
        reader.reset();
        var first = length <= 0
                ? ""
                : new String(head, 0, length).lines().findFirst().orElse("");
        return List.of(',', ';', '\t').stream()
                .max((one, other) -> Long.compare(count(first, one), count(first, other)))
                .orElse(',');
    }

    private static long count(String words, char wanted) {
        return words.chars().filter(unit -> unit == wanted).count();
    }

    private static RuntimeException unreadable(RuntimeException trouble) {
        var cause = trouble.getCause();
        if (cause instanceof IOException lost && !(cause instanceof CharacterCodingException) && !isQuote(cause)) {
            return new UncheckedIOException(lost);
        }
        return CampaignProblems.UNREADABLE_AUDIENCE.because(
                cause instanceof CharacterCodingException
                        ? "it is not UTF-8; nothing was taken"
                        : "it has quotes that do not end; nothing was taken");
    }

    private static boolean isQuote(Throwable cause) {
        return cause instanceof org.apache.commons.csv.CSVException;
    }
}
