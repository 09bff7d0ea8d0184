/**
 * Our events and commands, the topics they travel on and the attributes they carry: the contract between the services
 * and with strangers who read the topics. It knows no framework; whoever reads or writes brings their own JSON mapper.
 */
@NullMarked
package dev.switchboard.contracts;

import org.jspecify.annotations.NullMarked;
