package dev.switchboard.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Makes the one {@link InstantSource} of a service. */
@ApplicationScoped
class InstantSources {

    private static final Logger LOGGER = Logger.getLogger(InstantSources.class);

    @Produces
    @Singleton
    InstantSource now(ClockConfig config) {
        return config.url()
                .<InstantSource>map(url -> {
                    LOGGER.warnf("time can be moved: this is a local stack url=%s", url);
                    return new FollowedClock(url, config.interval(), InstantSource.system());
                })
                .orElseGet(InstantSource::system);
    }

    void stop(@Disposes InstantSource source) throws Exception {
        if (source instanceof AutoCloseable followed) {
            followed.close();
        }
    }
}
