/** Component tests of the OpenAPI document. */
@NullMarked
package dev.switchboard.conversationservice.document;

import org.jspecify.annotations.NullMarked;
