/**
 * Messages that others ask for on the lanes of the sender. Whoever knows only a phone or a user id asks here for a message to
 * a recipient, and gets the conversation resolved; whoever knows the conversation asks the sender, and the message joins the
 * timeline all the same.
 */
@NullMarked
package dev.switchboard.conversationservice.command;

import org.jspecify.annotations.NullMarked;
