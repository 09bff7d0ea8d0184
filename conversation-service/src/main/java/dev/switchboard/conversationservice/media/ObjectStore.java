package dev.switchboard.conversationservice.media;

import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** The bytes, in a bucket of any store that speaks S3. Names are our ids, which tell nothing of anybody; storing twice does no harm. */
@Startup
@ApplicationScoped
class ObjectStore {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_CALL = Duration.ofSeconds(14);

    private final S3Client store;
    private final String bucket;

    ObjectStore(MediaConfig config) {
        var settings = config.store();
        var client = S3Client.builder()
                .region(Region.of(settings.region()))
                .credentialsProvider(credentials(settings))
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE))
                .overrideConfiguration(override -> override.apiCallTimeout(LONGEST_CALL));
        settings.endpoint()
                .ifPresent(endpoint -> client.endpointOverride(endpoint).forcePathStyle(true));
        this.store = client.build();
        this.bucket = settings.bucket();
    }

    /** Half a pair of keys stops the start: it is a mistake, and no role may hide it. */
    private static AwsCredentialsProvider credentials(MediaConfig.Store settings) {
        var id = settings.accessKeyId();
        var secret = settings.secretAccessKey();
        if (id.isPresent() != secret.isPresent()) {
            throw new IllegalStateException(
                    "switchboard.media.store.access-key-id and secret-access-key come together or not at all");
        }
        return id.isPresent() && secret.isPresent()
                ? StaticCredentialsProvider.create(AwsBasicCredentials.create(id.get(), secret.get()))
                : DefaultCredentialsProvider.builder().build();
    }

    /** The two things that are kept of a file. */
    enum Variant {
        /** The file itself. */
        CONTENT("media/"),
        /** A small picture of it. */
        THUMBNAIL("thumbnails/");

        private final String prefix;

        Variant(String prefix) {
            this.prefix = prefix;
        }
    }

    void putContent(UUID mediaId, Path file, String type) throws FetchException {
        put(mediaId, Variant.CONTENT, RequestBody.fromFile(file), type);
    }

    void putThumbnail(UUID mediaId, Thumbnail thumbnail) throws FetchException {
        put(mediaId, Variant.THUMBNAIL, RequestBody.fromBytes(thumbnail.bytes()), thumbnail.type());
    }

    /**
     * Opens what is kept, to be read and closed by the caller.
     *
     * @param range as in the header {@code Range}; null for all
     * @throws SdkException when the store does not answer, or has lost it
     */
    ResponseInputStream<GetObjectResponse> open(UUID mediaId, Variant variant, @Nullable String range) {
        return store.getObject(GetObjectRequest.builder()
                .bucket(bucket)
                .key(variant.prefix + mediaId)
                .range(range)
                .build());
    }

    /**
     * Forgets both variants; what is not there is forgotten already.
     *
     * @throws SdkException when the store does not answer
     */
    void remove(UUID mediaId) {
        for (var variant : Variant.values()) {
            store.deleteObject(DeleteObjectRequest.builder()
                    .bucket(bucket)
                    .key(variant.prefix + mediaId)
                    .build());
        }
    }

    private void put(UUID mediaId, Variant variant, RequestBody body, String type) throws FetchException {
        var request = PutObjectRequest.builder()
                .bucket(bucket)
                .key(variant.prefix + mediaId)
                .contentType(type)
                .build();
        try {
            store.putObject(request, body);
        } catch (SdkException e) {
            throw new FetchException(FailureReason.STORE_UNAVAILABLE, e);
        }
    }

    @PreDestroy
    void close() {
        store.close();
    }
}
