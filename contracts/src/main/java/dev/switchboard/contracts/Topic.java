package dev.switchboard.contracts;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One topic and what it promises.
 *
 * @param name full name on Kafka
 * @param purpose what travels on it, in one sentence
 * @param key what the record key is; order is promised inside one key only
 * @param retention how long records are kept; null on compacted topics, which keep the latest of each key
 * @param personalData whether values may hold text, names or numbers of people
 * @param writers who writes
 * @param readers who reads
 * @param types the events it carries
 */
public record Topic(
        String name,
        String purpose,
        String key,
        @Nullable Duration retention,
        boolean personalData,
        List<String> writers,
        List<String> readers,
        List<Class<? extends Event>> types) {

    /** Largest record of any topic: a webhook of 4 MB, kept whole, as Base64, with room for its frame. */
    public static final int MAX_RECORD_BYTES = 8 * 1024 * 1024;

    public Topic {
        writers = List.copyOf(writers);
        readers = List.copyOf(readers);
        types = List.copyOf(types);
    }

    /** Whether only the latest record of each key is kept. */
    public boolean compacted() {
        return retention == null;
    }

    /** Largest record the topic must take, in bytes. */
    public int maxRecordBytes() {
        return MAX_RECORD_BYTES;
    }
}
