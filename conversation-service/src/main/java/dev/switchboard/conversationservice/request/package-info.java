/** What requests for messages share: content is read strictly, keys are checked, and a repeat is known by its digest. */
@NullMarked
package dev.switchboard.conversationservice.request;

import org.jspecify.annotations.NullMarked;
