package dev.switchboard.conversationservice.media;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How files of messages are fetched, kept and handed out. */
@ConfigMapping(prefix = "switchboard.media")
public interface MediaConfig {

    /** The object store. */
    Store store();

    /** Hosts, with all below them, that get the access token and may serve files; anything but loopback only over TLS. */
    @WithDefault("fbsbx.com,fbcdn.net,whatsapp.net")
    List<String> hosts();

    /** How many files one replica fetches at once. */
    @WithDefault("4")
    @Min(1)
    @Max(64)
    int parallelism();

    /** Longest time that asking and downloading may take together; another replica takes the file 15 s later. */
    @WithDefault("40s")
    Duration timeout();

    /** Wait before the second attempt; doubled by each further one. */
    @WithDefault("5s")
    Duration backoff();

    /** Longest wait between attempts. */
    @WithDefault("30m")
    Duration longestBackoff();

    /** How long Meta keeps what customers send. */
    @WithDefault("P7D")
    Duration kept();

    /** Largest file of each kind. Meta's limits bind what businesses send; what customers send may be larger. */
    Limits limits();

    /** Small pictures. */
    Thumbnails thumbnails();

    /** Signed links. */
    Links links();

    /** The object store: any that speaks S3. */
    interface Store {
        /** Where files are kept; the bucket exists already. */
        String bucket();

        /** Region of the bucket; a store outside of clouds takes any. */
        String region();

        /** Address of the store; Amazon's own when there is none. Buckets are the first part of the path. */
        Optional<URI> endpoint();

        /** Id of our key; with no key the cloud's role of this process counts. */
        Optional<String> accessKeyId();

        /** Its secret: from the environment only. */
        Optional<String> secretAccessKey();
    }

    /** Largest file of each kind. */
    interface Limits {
        /** Of pictures. */
        @WithDefault("16M")
        MemorySize image();

        /** Of films. */
        @WithDefault("100M")
        MemorySize video();

        /** Of sounds. */
        @WithDefault("32M")
        MemorySize audio();

        /** Of stickers. */
        @WithDefault("1M")
        MemorySize sticker();

        /** Of documents and kinds to come. */
        @WithDefault("100M")
        MemorySize document();
    }

    /** Small pictures. */
    interface Thumbnails {
        /** Pictures with more pixels get none. */
        @WithDefault("25000000")
        long pixels();

        /** Longest side, in pixels. */
        @WithDefault("320")
        int side();
    }

    /** Signed links. */
    interface Links {
        /** Keys of the signature; the first signs, all are accepted. Secret: from the environment only. */
        @Size(min = 1)
        List<@Size(min = 32) String> secrets();

        /** How long a link lives when nobody says. */
        @WithDefault("P1D")
        Duration lifetime();

        /** The longest life a link can be given. */
        @WithDefault("P30D")
        Duration longest();

        /** Where readers of links find this service, such as {@code https://chat.example.com}; else where the request came in. */
        Optional<URI> baseUrl();
    }
}
