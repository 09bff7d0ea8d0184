package dev.switchboard.conversationservice.media;

import dev.switchboard.contracts.content.MediaKind;
import dev.switchboard.conversationservice.media.Spool.Spooled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at one file: find its address, spool the bytes, check them, put them into the store. Nothing reaches the store unchecked,
 * and an attempt that is repeated puts the same bytes in the same place.
 */
@ApplicationScoped
class Fetching {

    private static final int HASH_BYTES = 32;

    private final MetaFiles meta;
    private final ObjectStore store;
    private final MediaConfig config;
    private final InstantSource clock;

    /** Decoders of large pictures take memory outside the heap: one at a time. */
    private final ReentrantLock drawing = new ReentrantLock();

    Fetching(MetaFiles meta, ObjectStore store, MediaConfig config, InstantSource clock) {
        this.meta = meta;
        this.store = store;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Fetches a file and stores it.
     *
     * @throws FetchException which says why there is no file
     */
    StoredFile fetch(DueMedia due) throws FetchException {
        try {
            var file = Spool.newFile();
            try {
                var spooled = download(due, file, Deadline.in(config.timeout()));
                return keep(due, spooled);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new FetchException(FailureReason.INTERNAL, e);
        }
    }

    private StoredFile keep(DueMedia due, Spooled spooled) throws IOException, FetchException {
        var name = FileName.safe(due.toldFileName()).orElse(null);
        var type = ContentType.of(spooled.file(), due.kind(), name, due.toldMimeType());
        store.putContent(due.id(), spooled.file(), type);
        var thumbnail = due.kind() == MediaKind.IMAGE ? draw(spooled.file()) : Optional.<Thumbnail>empty();
        if (thumbnail.isPresent()) {
            store.putThumbnail(due.id(), thumbnail.get());
        }
        return new StoredFile(
                type,
                spooled.size(),
                spooled.sha256(),
                name,
                thumbnail.map(Thumbnail::type).orElse(null));
    }

    private Optional<Thumbnail> draw(Path file) {
        drawing.lock();
        try {
            return Thumbnail.of(
                    file, config.thumbnails().pixels(), config.thumbnails().side());
        } finally {
            drawing.unlock();
        }
    }

    private Spooled download(DueMedia due, Path file, Deadline deadline) throws FetchException {
        var told = hex(due.toldSha256());
        var link = due.link();
        var metaId = due.metaId();
        if (link != null && (metaId == null || (told != null && alive(due)))) {
            try {
                return verified(meta.download(link, file, limitOf(due.kind()), deadline), told, null);
            } catch (FetchException e) {
                if (metaId == null || e.reason().finalAfter(1)) {
                    throw metaId == null && e.reason() == FailureReason.LINK_EXPIRED
                            ? new FetchException(FailureReason.GONE)
                            : e;
                }
                // Its id leads to a fresh address.
            }
        }
        if (metaId == null) {
            throw new FetchException(FailureReason.GONE);
        }
        return downloadById(due, metaId, told, file, deadline);
    }

    private Spooled downloadById(DueMedia due, String metaId, @Nullable String told, Path file, Deadline deadline)
            throws FetchException {
        var limit = limitOf(due.kind());
        var found = meta.describe(metaId, due.phoneNumberId(), deadline);
        if (found.size() > limit) {
            throw new FetchException(FailureReason.TOO_LARGE);
        }
        return verified(meta.download(found.url(), file, limit, deadline), told, hex(found.sha256()));
    }

    private boolean alive(DueMedia due) {
        var until = due.linkUntil();
        return until != null && clock.instant().isBefore(until);
    }

    private static Spooled verified(Spooled spooled, @Nullable String told, @Nullable String described)
            throws FetchException {
        if ((told != null && !told.equals(spooled.sha256()))
                || (described != null && !described.equals(spooled.sha256()))) {
            throw new FetchException(FailureReason.HASH_MISMATCH);
        }
        return spooled;
    }

    /** A hash as webhooks or the API write it, base64 or hex, as hex; null when it is neither. */
    private static @Nullable String hex(@Nullable String hash) {
        if (hash == null) {
            return null;
        }
        if (hash.matches("[0-9a-fA-F]{64}")) {
            return hash.toLowerCase(Locale.ROOT);
        }
        try {
            var bytes = Base64.getDecoder().decode(hash);
            return bytes.length == HASH_BYTES ? HexFormat.of().formatHex(bytes) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private long limitOf(MediaKind kind) {
        var limits = config.limits();
        var limit = switch (kind) {
            case IMAGE -> limits.image();
            case VIDEO -> limits.video();
            case AUDIO -> limits.audio();
            case STICKER -> limits.sticker();
            case DOCUMENT, OTHER -> limits.document();
        };
        return limit.asLongValue();
    }
}
