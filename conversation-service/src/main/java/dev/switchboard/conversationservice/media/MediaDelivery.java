package dev.switchboard.conversationservice.media;

import dev.switchboard.conversationservice.media.ByteRange.UnsatisfiableException;
import dev.switchboard.conversationservice.media.ObjectStore.Variant;
import dev.switchboard.conversationservice.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/** Hands stored bytes to readers, as a stream, and in such a way that no browser runs them. */
@ApplicationScoped
class MediaDelivery {

    private static final Logger LOGGER = Logger.getLogger(MediaDelivery.class);
    private static final int PIECE_BYTES = 16 * 1024;
    private static final int OK = 200;
    private static final int PARTIAL = 206;

    private final MediaCatalogue catalogue;
    private final ObjectStore store;

    MediaDelivery(MediaCatalogue catalogue, ObjectStore store) {
        this.catalogue = catalogue;
        this.store = store;
    }

    /**
     * What a reader asks for besides the file; each as the header of that name.
     *
     * @param head only what is told of the file, not its bytes
     */
    record Wish(
            boolean head,
            @Nullable String range,
            @Nullable String ifRange,
            @Nullable String ifNoneMatch) {}

    /** A file, with whether it is stored. */
    KnownMedia found(String id) {
        try {
            return found(UUID.fromString(id));
        } catch (IllegalArgumentException e) {
            throw ProblemCode.UNKNOWN_MEDIA.because("no file has this id");
        }
    }

    /** A file, with whether it is stored. */
    KnownMedia found(UUID id) {
        return catalogue.find(id).orElseThrow(() -> ProblemCode.UNKNOWN_MEDIA.because("no file has this id"));
    }

    /** Either variant of a file, whole or in part. */
    Response deliver(KnownMedia media, Variant variant, Wish wish) {
        var file = stored(media);
        return switch (variant) {
            case CONTENT -> content(media.id(), file, wish);
            case THUMBNAIL -> thumbnail(media.id(), file, wish);
        };
    }

    /** The file, when it is stored. */
    static StoredFile stored(KnownMedia media) {
        var file = media.file();
        if (file == null) {
            throw ProblemCode.MEDIA_NOT_STORED.because(
                    "the file is %s%s".formatted(media.state(), media.reason() == null ? "" : ": " + media.reason()));
        }
        return file;
    }

    private Response content(UUID id, StoredFile file, Wish wish) {
        var tag = "\"%s\"".formatted(file.sha256());
        if (matches(wish.ifNoneMatch(), tag)) {
            return unchanged(tag);
        }
        var range = range(file, wish, tag);
        var status = range.isPresent() ? PARTIAL : OK;
        var answer = safely(Response.status(status), tag)
                .header("Accept-Ranges", "bytes")
                .header("Content-Type", file.mimeType())
                .header("Content-Disposition", Disposition.of(id, file))
                .header("Content-Length", range.map(ByteRange::length).orElse(file.sizeBytes()));
        range.ifPresent(part ->
                answer.header("Content-Range", "bytes %d-%d/%d".formatted(part.from(), part.to(), file.sizeBytes())));
        var content = open(id, Variant.CONTENT, range.map(ByteRange::header).orElse(null));
        return answer.entity(body(content, wish.head())).build();
    }

    private Response thumbnail(UUID id, StoredFile file, Wish wish) {
        var type = file.thumbnailType();
        if (type == null) {
            throw ProblemCode.NO_THUMBNAIL.because("there is no small picture of this file");
        }
        var tag = "\"%s-thumbnail\"".formatted(file.sha256());
        if (matches(wish.ifNoneMatch(), tag)) {
            return unchanged(tag);
        }
        var content = open(id, Variant.THUMBNAIL, null);
        return safely(Response.ok(), tag)
                .header("Content-Type", type)
                .header("Content-Disposition", "inline")
                .header("Content-Length", content.response().contentLength())
                .entity(body(content, wish.head()))
                .build();
    }

    private static Optional<ByteRange> range(StoredFile file, Wish wish, String tag) {
        var header = wish.range();
        if (header == null || (wish.ifRange() != null && !wish.ifRange().strip().equals(tag))) {
            return Optional.empty();
        }
        try {
            return ByteRange.parse(header, file.sizeBytes());
        } catch (UnsatisfiableException e) {
            throw ProblemCode.RANGE_NOT_SATISFIABLE.because(
                    "the file has %d bytes".formatted(file.sizeBytes()),
                    "Content-Range",
                    "bytes */" + file.sizeBytes());
        }
    }

    private ResponseInputStream<GetObjectResponse> open(UUID id, Variant variant, @Nullable String range) {
        try {
            return store.open(id, variant, range);
        } catch (SdkException e) {
            throw ProblemCode.STORE_UNAVAILABLE.because("the object store does not give the file now");
        }
    }

    private static StreamingOutput body(ResponseInputStream<GetObjectResponse> content, boolean head) {
        if (head) {
            content.abort();
            return _ -> {};
        }
        return out -> {
            try (content) {
                copy(content, out);
            }
        };
    }

    private static void copy(ResponseInputStream<GetObjectResponse> content, OutputStream out) throws IOException {
        var piece = new byte[PIECE_BYTES];
        for (var count = content.read(piece); count >= 0; count = content.read(piece)) {
            try {
                out.write(piece, 0, count);
            } catch (IOException e) {
                // The reader is gone, as readers of films are: what is left must not be read to its end.
                content.abort();
                LOGGER.debugf("a reader went away cause=%s", e.getClass().getSimpleName());
                return;
            }
        }
    }

    private static boolean matches(@Nullable String ifNoneMatch, String tag) {
        return ifNoneMatch != null && (ifNoneMatch.strip().equals("*") || ifNoneMatch.contains(tag));
    }

    private static Response unchanged(String tag) {
        return safely(Response.notModified(), tag).build();
    }

    private static Response.ResponseBuilder safely(Response.ResponseBuilder answer, String tag) {
        return answer.header("ETag", tag)
                .header("Cache-Control", "private, no-cache")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Referrer-Policy", "no-referrer");
    }
}
