package dev.switchboard.localstack.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** How one sees that a part takes requests. */
sealed interface Readiness {

    /** Whether it does now. */
    boolean reached();

    /** The part writes this file when it is ready; it is removed before the part starts. */
    record ReadyFile(Path file) implements Readiness {
        @Override
        public boolean reached() {
            return Files.exists(file);
        }
    }

    /** The part answers 200 here. */
    record Http(String address) implements Readiness {

        private static final HttpClient CLIENT =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

        @Override
        public boolean reached() {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            try {
                return CLIENT.send(request, BodyHandlers.discarding()).statusCode() == 200;
            } catch (IOException _) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
    }
}
