/**
 * Writing first: a program or a person asks over HTTP for a message to somebody whose conversation they do not know. Contact,
 * conversation, message, key and command are one transaction, by the rules of the commands on the lanes.
 */
@NullMarked
package dev.switchboard.conversationservice.outreach;

import org.jspecify.annotations.NullMarked;
