/** What an employee may decide, asking for more, and what those who serve need. */
export const rights = {
  hearWhether: "You hear from us whether we can do more for you in this",
  outcome: { yes: "Yes", no: "No", partly: "Partly" },
  mail: {
    question_askedSubject: "{{reference}}: may a colleague do this? Answer by {{when}}",
    question_asked: `{{name}},

A colleague wants to do more for {{theCustomer}} than they may decide alone ({{situation}}):
{{what}}

{{TheCustomer}} was promised to hear by {{when}}. Answer here:
{{url}}`,
    question_answeredSubject: "{{reference}}: the answer to your question is {{answer}}",
    question_answered: `{{name}},

You asked ({{situation}}):
{{what}}

The answer: {{answer}}. {{words}}

Tell {{theCustomer}}, as was promised by {{when}}:
{{url}}`,
    question_lateSubject: "{{reference}}: a question waits past its time",
    question_late: `{{name}},

Nobody answered by {{when}} what a colleague asked ({{situation}}):
{{what}}

{{TheCustomer}} was promised to hear by then. Answer here:
{{url}}`,
  },
} as const;
