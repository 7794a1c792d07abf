"""The coach that needs no network: a LangChain chat model made of rules, search and wording from `prompts/`."""
