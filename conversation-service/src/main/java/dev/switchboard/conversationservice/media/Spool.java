package dev.switchboard.conversationservice.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A body on its way to disk: counted and hashed as it comes, piece by piece, so that memory stays small whatever is sent. Past the limit
 * the connection is dropped.
 */
final class Spool implements BodySubscriber<Spool.Spooled> {

    private final Path file;
    private final long limit;
    private final FileChannel channel;
    private final MessageDigest digest;
    private final CompletableFuture<Spooled> spooled = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;
    private long size;

    /**
     * A whole body.
     *
     * @param sha256 hex
     */
    record Spooled(Path file, long size, String sha256) {}

    /** Spools into a file, which is emptied first. */
    Spool(Path file, long limit) {
        this.file = file;
        this.limit = limit;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
            this.channel = FileChannel.open(
                    file, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file of its own for one body; whoever makes it deletes it. */
    static Path newFile() throws IOException {
        return Files.createTempFile("switchboard-media-", ".part");
    }

    @Override
    public CompletionStage<Spooled> getBody() {
        return spooled;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> pieces) {
        if (spooled.isDone() || subscription == null) {
            return;
        }
        try {
            for (var piece : pieces) {
                size += piece.remaining();
                if (size > limit) {
                    abandon(new FetchException(FailureReason.TOO_LARGE));
                    return;
                }
                digest.update(piece.duplicate());
                while (piece.hasRemaining()) {
                    channel.write(piece);
                }
            }
            subscription.request(1);
        } catch (IOException e) {
            abandon(new FetchException(FailureReason.INTERNAL, e));
        }
    }

    @Override
    public void onError(Throwable failure) {
        close();
        spooled.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        close();
        spooled.complete(new Spooled(file, size, HexFormat.of().formatHex(digest.digest())));
    }

    private void abandon(FetchException why) {
        if (subscription != null) {
            subscription.cancel();
        }
        close();
        spooled.completeExceptionally(why);
    }

    private void close() {
        try {
            channel.close();
        } catch (IOException e) {
            spooled.completeExceptionally(e);
        }
    }
}
