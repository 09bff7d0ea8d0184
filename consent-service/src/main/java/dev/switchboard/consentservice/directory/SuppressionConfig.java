package dev.switchboard.consentservice.directory;

import io.smallrye.config.ConfigMapping;

/** How ids of erased people are kept. */
@ConfigMapping(prefix = "switchboard.suppression")
public interface SuppressionConfig {

    /** Key of the hashes. Secret: from the environment only; with another one nobody erased would be recognised. */
    String secret();
}
