/** What the OpenAPI document says of shapes that the annotations cannot tell: those of the contracts. */
@NullMarked
package dev.switchboard.conversationservice.document;

import org.jspecify.annotations.NullMarked;
