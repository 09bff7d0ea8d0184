/** Request bodies and answers against Meta's published shapes. */
@NullMarked
package dev.switchboard.cloudapi.graph;

import org.jspecify.annotations.NullMarked;
