/** People who never wrote: consent-service proposes a contact, and here it is taken on or joined to one that is known. */
@NullMarked
package dev.switchboard.conversationservice.introduction;

import org.jspecify.annotations.NullMarked;
