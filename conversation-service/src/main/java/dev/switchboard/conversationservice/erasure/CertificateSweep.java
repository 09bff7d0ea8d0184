package dev.switchboard.conversationservice.erasure;

import dev.switchboard.messaging.Publications;
import dev.switchboard.rows.Times;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Tells what was erased once the object store has forgotten the last file. */
@ApplicationScoped
class CertificateSweep {

    private final Publications publications;
    private final Certificates certificates;
    private final InstantSource clock;

    CertificateSweep(Publications publications, Certificates certificates, InstantSource clock) {
        this.publications = publications;
        this.certificates = certificates;
        this.clock = clock;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        publications.inTransaction((connection, outbox) ->
                certificates.tellFinished(connection, null, Times.storable(clock.instant()), outbox));
    }
}
