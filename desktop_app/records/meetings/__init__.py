"""What is known and reckoned of meetings: agenda, invitees, replies, attendance, quorum, hosts and series."""
