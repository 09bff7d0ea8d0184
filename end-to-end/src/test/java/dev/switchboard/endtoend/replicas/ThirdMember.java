package dev.switchboard.endtoend.replicas;

import dev.switchboard.contracts.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Joins the senders' groups, takes its share of their partitions, handles nothing, commits nothing and leaves again. */
final class ThirdMember {

    private static final Duration STAY = Duration.ofMillis(2_500);

    private final String kafka;

    ThirdMember(String kafka) {
        this.kafka = kafka;
    }

    /** Comes and goes once. Answers how many partitions it held at most. */
    int visit() {
        var held = 0;
        var groups = Map.of(
                Topics.OUTBOUND_LIVE, "outbound-sender.commands", Topics.WHATSAPP_STATUSES, "outbound-sender.statuses");
        var members = groups.entrySet().stream()
                .map(group -> join(group.getValue(), group.getKey()))
                .toList();
        var end = System.nanoTime() + STAY.toNanos();
        while (System.nanoTime() < end) {
            members.forEach(member -> member.poll(Duration.ofMillis(100)));
            held = Math.max(
                    held,
                    members.stream()
                            .mapToInt(member -> member.assignment().size())
                            .sum());
        }
        members.forEach(KafkaConsumer::close);
        return held;
    }

    private KafkaConsumer<String, String> join(String group, String topic) {
        var member = new KafkaConsumer<>(
                Map.<String, Object>of(
                        "bootstrap.servers",
                        kafka,
                        "group.id",
                        group,
                        "enable.auto.commit",
                        false,
                        "session.timeout.ms",
                        6_000,
                        "heartbeat.interval.ms",
                        1_500),
                new StringDeserializer(),
                new StringDeserializer());
        member.subscribe(List.of(topic));
        return member;
    }
}
