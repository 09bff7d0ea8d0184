/** Meta's wire format and endpoints as Meta publishes them: webhook payloads in, Graph requests out. No framework. */
@NullMarked
package dev.switchboard.cloudapi;

import org.jspecify.annotations.NullMarked;
