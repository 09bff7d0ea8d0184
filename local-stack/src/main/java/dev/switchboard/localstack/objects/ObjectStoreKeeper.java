package dev.switchboard.localstack.objects;

import dev.switchboard.localstack.process.Keeper;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves a directory as an S3 store on loopback until SIGTERM; the objects stay. */
@Command(name = "object-store")
final class ObjectStoreKeeper implements Callable<Integer> {

    @Option(names = "--port", required = true, description = "Port of the store.")
    private int port;

    @Option(names = "--bucket", description = "A bucket that must be there.")
    private List<String> buckets = List.of();

    @Mixin
    private final Keeper keeper = new Keeper();

    /** Starts the store. */
    public static void main(String[] args) {
        var status = new CommandLine(new ObjectStoreKeeper()).execute(args);
        System.exit(status);
    }

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(keeper.data());
        buckets.forEach(bucket -> Bucket.createIn(keeper.data(), bucket));
        var store = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(keeper.data().toString()))
                .endpoint(URI.create("http://127.0.0.1:" + port))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, Bucket.ACCESS_KEY_ID, Bucket.SECRET_ACCESS_KEY)
                .build();
        store.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(store), "object-store-stop"));
        keeper.keep(() -> stop(store));
        return 0;
    }

    private static void stop(S3Proxy store) {
        try {
            store.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the object store does not stop", e);
        }
    }
}
