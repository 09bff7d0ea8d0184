package dev.switchboard.consentservice.erasure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.switchboard.contracts.ErasedCount;
import dev.switchboard.messaging.EventJson;
import dev.switchboard.rows.Sql;
import dev.switchboard.rows.Times;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** What services say that they erased. Whoever adds to it holds the row of the erasure. */
@ApplicationScoped
class ErasureAnswers {

    private static final String FIND = """
            SELECT erasure_id, service, answered_at, counts FROM erasure_answer
            WHERE erasure_id = ANY (?) ORDER BY erasure_id, service
            """;

    private static final String SAVE = """
            INSERT INTO erasure_answer (erasure_id, service, counts, answered_at) VALUES (?, ?, ?::jsonb, ?)
            ON CONFLICT (erasure_id, service) DO UPDATE SET counts = excluded.counts
            """;

    private static final TypeReference<List<ErasedCount>> COUNTS = new TypeReference<>() {};

    Map<UUID, List<Erasure.Answer>> of(Connection connection, Collection<UUID> erasureIds) throws SQLException {
        var answers = new HashMap<UUID, List<Erasure.Answer>>();
        if (!erasureIds.isEmpty()) {
            Sql.each(
                    connection,
                    FIND,
                    row -> answers.computeIfAbsent(Sql.uuid(row, "erasure_id"), _ -> new ArrayList<>())
                            .add(new Erasure.Answer(
                                    row.getString("service"),
                                    Times.instant(row, "answered_at"),
                                    read(row.getString("counts")))),
                    erasureIds);
        }
        return answers;
    }

    void save(Connection connection, UUID erasureId, Erasure.Answer answer) throws SQLException {
        Sql.update(connection, SAVE, erasureId, answer.service(), write(answer.counts()), answer.answeredAt());
    }

    /** What a service said before, with what it adds; each kind once, in the order of their names. */
    static Erasure.Answer sum(List<Erasure.Answer> before, String service, List<ErasedCount> added, Instant now) {
        var known = before.stream()
                .filter(answer -> answer.service().equals(service))
                .findFirst();
        var counts = new TreeMap<String, Long>();
        known.ifPresent(answer -> answer.counts().forEach(one -> counts.merge(one.kind(), one.count(), Long::sum)));
        added.forEach(one -> counts.merge(one.kind(), one.count(), Long::sum));
        return new Erasure.Answer(
                service,
                known.map(Erasure.Answer::answeredAt).orElse(now),
                counts.entrySet().stream()
                        .map(one -> new ErasedCount(one.getKey(), one.getValue()))
                        .toList());
    }

    private static List<ErasedCount> read(String json) {
        try {
            return EventJson.mapper().readValue(json, COUNTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored counts cannot be read", e);
        }
    }

    private static String write(List<ErasedCount> counts) {
        try {
            return EventJson.mapper().writeValueAsString(counts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("counts cannot be written", e);
        }
    }
}
