package dev.switchboard.benchmarks.consent;

import dev.switchboard.benchmarks.process.Child;
import dev.switchboard.benchmarks.process.Doors;
import dev.switchboard.benchmarks.process.Patience;
import dev.switchboard.benchmarks.process.RunFailure;
import dev.switchboard.benchmarks.process.RunOptions;
import dev.switchboard.localstack.postgres.Database;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.regex.Pattern;

/** An invented list of people, and what it takes to take it over. */
final class PeopleList {

    /** Phones that the invented prefix has room for. */
    static final int MOST = 2_000_000;

    private static final String NUMBER = "100000000000001";
    private static final String BOUNDARY = "people-of-a-benchmark";
    private static final Duration LINE_EVERY = Duration.ofSeconds(5);
    private static final int BATCH = 1_000;
    private static final int MEGABYTE = 1 << 20;
    private static final Pattern HEAP = Pattern.compile("(?m)^jvm_gc_live_data_size_bytes(?:\\{[^}]*})? ([0-9.E+]+)$");

    private final Path file;
    private final int people;

    PeopleList(Path file, int people) {
        this.file = file;
        this.people = people;
        try (var writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            writer.write("phone,occurred_at\n");
            for (var person = 0; person < people; person++) {
                writer.write("+%s,2026-01-31\n".formatted(phone(person)));
            }
        } catch (IOException e) {
            throw new RunFailure("The list could not be written.", e);
        }
    }

    /** How many lines there are. */
    int people() {
        return people;
    }

    /** The phone of a line. */
    String phone(int person) {
        return "49151%08d".formatted(person);
    }

    /** The baseline: the same phones as rows of one bare table, a thousand a transaction. */
    Duration insertBare(Database database) {
        var begin = System.nanoTime();
        var url = database.jdbcUrl() + "?reWriteBatchedInserts=true";
        try (var connection = DriverManager.getConnection(url, database.user(), database.password());
                var create = connection.createStatement()) {
            create.execute("create table person (phone text primary key, consented_at text not null)");
            connection.setAutoCommit(false);
            try (var insert = connection.prepareStatement("insert into person values (?, ?)")) {
                for (var person = 0; person < people; person++) {
                    insert.setString(1, phone(person));
                    insert.setString(2, "2026-01-31");
                    insert.addBatch();
                    if ((person + 1) % BATCH == 0) {
                        insert.executeBatch();
                        connection.commit();
                    }
                }
                insert.executeBatch();
                connection.commit();
            }
        } catch (SQLException e) {
            throw new RunFailure("The bare rows could not be stored.", e);
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /** Stores a wording and hands the list in; answers its id. */
    String upload(Doors doors) {
        doors.post("/api/v1/notices/benchmark/versions", "application/json", BodyPublishers.ofString("""
                        {"locale":"en","wording":"I agree.","businessName":"Example","createdBy":"benchmark"}"""), 201);
        try {
            var body = BodyPublishers.concat(
                    BodyPublishers.ofString(field("phoneNumberId", NUMBER)
                            + field("categories", "MARKETING")
                            + field("actor", "benchmark")
                            + field("noticeId", "benchmark")
                            + field("noticeVersion", "1")
                            + "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"people.csv\"\r\n"
                                    .formatted(BOUNDARY)
                            + "Content-Type: text/csv\r\n\r\n"),
                    BodyPublishers.ofFile(file),
                    BodyPublishers.ofString("\r\n--%s--\r\n".formatted(BOUNDARY)));
            return doors.post("/api/v1/imports", "multipart/form-data; boundary=" + BOUNDARY, body, 202)
                    .path("id")
                    .asText();
        } catch (IOException e) {
            throw new RunFailure("The list could not be read.", e);
        }
    }

    /** Returns when every line is applied; answers the most that was live on the heap meanwhile, in megabytes. */
    long untilApplied(Doors doors, String id, Child service, Duration limit, RunOptions options) {
        var begin = System.nanoTime();
        var live = 0L;
        while (true) {
            var progress = doors.get("/api/v1/imports/" + id);
            live = Math.max(live, liveMegabytes(doors));
            if (progress.path("state").asText().equals("DONE")) {
                if (progress.path("applied").asInt() != people) {
                    throw new RunFailure("Not every line was applied: " + progress);
                }
                return live;
            }
            if (System.nanoTime() - begin > limit.toNanos()) {
                throw new RunFailure("The list is not applied after %d s.".formatted(limit.toSeconds()));
            }
            options.say("  %,d applied, %d MB live"
                    .formatted(progress.path("applied").asLong(), live));
            service.requireAlive();
            Patience.pause(people > MOST / 20 ? LINE_EVERY : Duration.ofMillis(200));
        }
    }

    private static long liveMegabytes(Doors doors) {
        var matcher = HEAP.matcher(doors.text("/q/metrics"));
        return matcher.find() ? (long) Double.parseDouble(matcher.group(1)) / MEGABYTE : 0;
    }

    private static String field(String name, String value) {
        return "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY, name, value);
    }
}
