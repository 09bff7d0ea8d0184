/** The resumable upload: files that become examples of templates and pictures of profiles, by handle. */
@NullMarked
package dev.switchboard.simulator.uploads;

import org.jspecify.annotations.NullMarked;
