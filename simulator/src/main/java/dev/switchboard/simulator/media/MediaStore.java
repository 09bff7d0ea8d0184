package dev.switchboard.simulator.media;

import dev.switchboard.simulator.account.SimulatorConfig;
import dev.switchboard.simulator.clock.SimulatedClock;
import dev.switchboard.simulator.control.Reset;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The files, in a directory that goes when the simulator goes. Beyond its bound the eldest are forgotten first. */
@Singleton
public class MediaStore {

    private final long keptBytes;
    private final SimulatedClock clock;
    private final Path directory;
    private final ConcurrentMap<String, StoredMedia> byId = new ConcurrentHashMap<>();
    private final Queue<StoredMedia> eldestFirst = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();

    MediaStore(SimulatorConfig config, SimulatedClock clock) throws IOException {
        this.keptBytes = config.keptMediaBytes();
        this.clock = clock;
        this.directory = Files.createTempDirectory("switchboard-simulator-media");
    }

    /** Keeps a file; {@code phoneNumberId} is null for what a customer sends. */
    public StoredMedia store(
            InputStream content, @Nullable String phoneNumberId, String mimeType, @Nullable String fileName) {
        var id = Long.toString(ThreadLocalRandom.current().nextLong(1_000_000_000_000_000L, 9_999_999_999_999_999L));
        var file = directory.resolve(id);
        try (var digested = new DigestInputStream(content, MessageDigest.getInstance("SHA-256"))) {
            var size = Files.copy(digested, file);
            var hash = HexFormat.of().formatHex(digested.getMessageDigest().digest());
            var media = new StoredMedia(id, phoneNumberId, mimeType, fileName, hash, size, file, clock.instant());
            byId.put(id, media);
            eldestFirst.add(media);
            if (bytes.addAndGet(size) > keptBytes) {
                forgetEldest();
            }
            return media;
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    /** The file with that id, while the id lives. */
    public Optional<StoredMedia> find(String id) {
        return Optional.ofNullable(byId.get(id)).filter(media -> clock.instant().isBefore(media.expiresAt()));
    }

    /** Whether that number may send it: it uploaded it, and the id lives. */
    public boolean owned(String id, String phoneNumberId) {
        return find(id).filter(media -> phoneNumberId.equals(media.phoneNumberId()))
                .isPresent();
    }

    /** Forgets it; false when there is none. */
    public boolean delete(String id) {
        var media = byId.get(id);
        if (media == null || !eldestFirst.remove(media)) {
            return false;
        }
        remove(media);
        return true;
    }

    /** All of them, eldest first. */
    List<StoredMedia> all() {
        return List.copyOf(eldestFirst);
    }

    private void forgetEldest() {
        while (bytes.get() > keptBytes) {
            var eldest = eldestFirst.poll();
            if (eldest == null) {
                return;
            }
            remove(eldest);
        }
    }

    private void remove(StoredMedia media) {
        byId.remove(media.id(), media);
        bytes.addAndGet(-media.size());
        try {
            Files.deleteIfExists(media.content());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    void forget(@Observes Reset reset) {
        for (var media = eldestFirst.poll(); media != null; media = eldestFirst.poll()) {
            remove(media);
        }
    }

    @PreDestroy
    void close() throws IOException {
        forget(new Reset());
        Files.deleteIfExists(directory);
    }
}
