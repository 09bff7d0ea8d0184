package dev.switchboard.localstack.objects;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A bucket of the local object store, and what a client needs to reach it.
 *
 * @param endpoint address of the store, such as {@code http://127.0.0.1:9000}; buckets are the first part of the path
 * @param name of the bucket
 */
public record Bucket(String endpoint, String name) {

    /** Any region will do; clients insist on one. */
    public static final String REGION = "us-east-1";

    /** The only key there is; worth nothing elsewhere. */
    public static final String ACCESS_KEY_ID = "local-access-key";

    /** Its secret. */
    public static final String SECRET_ACCESS_KEY = "local-secret-key";

    /** A bucket is a directory below the data of its store. */
    public static void createIn(Path data, String name) {
        try {
            Files.createDirectories(data.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
