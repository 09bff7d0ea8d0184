/**
 * Who the customer is: contacts under an id of ours, each with a set of identifiers that come and go. {@link
 * dev.switchboard.conversationservice.contact.ContactBook} decides, in memory, who a batch is about; {@link
 * dev.switchboard.conversationservice.contact.Contacts} reads and writes it.
 */
@NullMarked
package dev.switchboard.conversationservice.contact;

import org.jspecify.annotations.NullMarked;
