package dev.switchboard.outboundsender.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.localstack.testing.RealInfrastructure;
import dev.switchboard.messaging.Publications;
import dev.switchboard.outboundsender.testing.CampaignStage;
import dev.switchboard.outboundsender.testing.GraphApiAddress;
import dev.switchboard.outboundsender.testing.ScriptedMeta;
import dev.switchboard.outboundsender.testing.TopicEnds;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The limit of unique people over two instances, far in the future, where nobody was written to yet. */
@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        initArgs = @ResourceArg(name = "database", value = "outbound_sender"))
@QuarkusTestResource(GraphApiAddress.class)
class ReachIT {

    private static final Instant THEN = Instant.parse("2060-01-01T00:00:00Z");
    private static final int LIMIT = 200;

    private final Room room;
    private final Publications publications;
    private final ReachConfig config;
    private final DataSource database;
    private Instant now = THEN;
    private ScriptedMeta meta;
    private TopicEnds topics;
    private CampaignStage stage;

    ReachIT(Room room, Publications publications, ReachConfig config, DataSource database) {
        this.room = room;
        this.publications = publications;
        this.config = config;
        this.database = database;
    }

    @BeforeEach
    void open() {
        meta = ScriptedMeta.start();
        topics = new TopicEnds();
        stage = new CampaignStage(database, meta, topics);
        stage.number("TIER_" + LIMIT);
    }

    @AfterEach
    void close() {
        stage.sql("DELETE FROM reach_person WHERE last_at > now() + interval '1 year'");
        stage.sql("DELETE FROM reach_lease");
        stage.sql("UPDATE reach_room SET full_since = NULL");
        stage.close();
        topics.close();
        meta.close();
    }

    private Reach instance() {
        return new Reach(room, publications, config, () -> now, new SimpleMeterRegistry());
    }

    @Test
    void twoInstancesTogetherNeverWriteToMoreThanTheLimit() throws Exception {
        // Given more new people than there is room for, half of them at both instances
        var shared = people(LIMIT);
        var admitted = ConcurrentHashMap.<UUID>newKeySet();

        // When
        try (var threads = Executors.newFixedThreadPool(2)) {
            var both = threads.invokeAll(List.of(
                    claimer(
                            Stream.concat(shared.stream(), people(LIMIT).stream())
                                    .toList(),
                            admitted),
                    claimer(
                            Stream.concat(people(LIMIT).stream(), shared.stream())
                                    .toList(),
                            admitted)));
            for (var one : both) {
                one.get();
            }
        }

        // Then all of the room was used, and no more
        assertThat(admitted).hasSizeLessThanOrEqualTo(LIMIT);
        assertThat(counted()).isEqualTo(admitted.size()).isBetween(LIMIT - 4L, (long) LIMIT);

        // And who was written to may be again, while nobody new may
        var one = instance();
        assertThat(admits(one, admitted.iterator().next())).isTrue();
        assertThat(admits(one, UUID.randomUUID())).isFalse();

        // And a day later there is room again
        now = THEN.plus(Duration.ofHours(25));
        var next = instance();
        assertThat(Stream.generate(UUID::randomUUID).limit(5).map(person -> admits(next, person)))
                .last()
                .isEqualTo(true);
    }

    @Test
    void roomThatADeadInstanceHeldIsGivenAgain() {
        // Given an instance that dies with a place that it did not use
        for (var person : people(LIMIT - 10)) {
            publications.inTransaction((_, _) -> {
                room.count(Set.of(person), now);
                return true;
            });
        }
        assertThat(admits(instance(), UUID.randomUUID())).isTrue();
        assertThat(stage.count("SELECT sum(places) FROM reach_lease")).isEqualTo(1);

        // When its lease is over
        stage.sql("UPDATE reach_lease SET expires_at = now() - interval '1 second'");
        var living = instance();
        var admitted =
                people(12).stream().filter(person -> admits(living, person)).toList();

        // Then
        assertThat(admitted).hasSize(9);
        assertThat(counted()).isEqualTo(LIMIT);
    }

    private Callable<Void> claimer(List<UUID> people, Set<UUID> admitted) {
        var instance = instance();
        return () -> {
            for (var person : people) {
                if (admits(instance, person)) {
                    admitted.add(person);
                }
                assertThat(counted()).isLessThanOrEqualTo(LIMIT);
            }
            return null;
        };
    }

    /** Asks twice, since room is taken only after it was missed. */
    private boolean admits(Reach instance, UUID person) {
        var admitted = asks(instance, person);
        return admitted || asks(instance, person);
    }

    private boolean asks(Reach instance, UUID person) {
        instance.refill();
        return publications.inTransaction((_, _) -> {
            var admission = instance.admission(List.of(person), now);
            var admitted = admission.admits(person);
            admission.close();
            return admitted;
        });
    }

    private static List<UUID> people(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }

    private long counted() {
        return stage.count("SELECT count(*) FROM reach_person WHERE last_at = '%s'".formatted(THEN));
    }
}
